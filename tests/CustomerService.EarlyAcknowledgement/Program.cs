using CustomerService;
using CustomerService.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;
using Storage.Core;

return await DeskProgram.RunAsync(args, storage => storage.Use(PipeLayer.Outermost, (_, inner) => new EarlyAcknowledgement(inner)));
