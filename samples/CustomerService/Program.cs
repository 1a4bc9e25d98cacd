using CustomerService;

return await DeskProgram.RunAsync(args);
