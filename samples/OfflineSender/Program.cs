using OfflineSender;

return await SenderProgram.RunAsync(args);
