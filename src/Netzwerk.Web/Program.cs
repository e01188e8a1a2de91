using Netzwerk.Web.Platform.EmbeddedPostgres;

using var stop = new StopSignal();
try
{
    var builder = WebApplication.CreateBuilder(args);
    await using var database = await Database.ConnectAsync(
        builder.Configuration,
        DataFolders.Resolve(builder.Configuration),
        stop.Token
    );
    builder.Configuration["ConnectionStrings:Netzwerk"] = database.ConnectionString;
    await using var app = builder.Build();
    app.MapGet("/gesund/lebt", () => "lebt");
    await app.RunAsync(stop.Token);
    return 0;
}
catch (StartException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
{
    return 130;
}
