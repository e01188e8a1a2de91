using Microsoft.AspNetCore.Connections;
using Netzwerk.Web;
using Netzwerk.Web.Platform.EmbeddedPostgres;
using Netzwerk.Web.Platform.Web;

using var stop = new StopSignal();
try
{
    var builder = WebApplication.CreateBuilder(args);
    var data = DataFolders.Resolve(builder.Configuration);
    await using var database = await Database.ConnectAsync(builder.Configuration, data, stop.Token);
    builder.AddNetzwerk(database.ConnectionString, data);
    await using var app = builder.Build();
    app.MapNetzwerk();
    return await app.RunCommandAsync(args, stop.Token);
}
catch (StartException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(PortCheck.Taken().Message);
    return 1;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return 0;
}
