using CostReport;

return await ReportProgram.RunAsync(args);
