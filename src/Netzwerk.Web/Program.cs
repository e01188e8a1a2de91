using Netzwerk.Web.Accounts;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Development;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Legal;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Platform;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
var data = builder.Configuration["Netzwerk:DataDirectory"] ?? ".data";
builder.AddPlatform(
    builder.Configuration.GetConnectionString("Netzwerk")
        ?? throw new InvalidOperationException("No connection string"),
    MasterKey.Load(builder.Configuration["Netzwerk:MasterKey"], data),
    data
);
builder.Services.AddWebPages();
builder.Services.AddShared();
builder.Services.AddApi();
builder.Services.AddDevelopmentPost();
builder.Services.AddActors();
builder.Services.AddGroups();
builder.Services.AddMeetings();
builder.Services.AddMinutes();
builder.Services.AddFollowUp();
builder.Services.AddAccounts();
await using var app = builder.Build();
if (await app.RunAccountsConsoleAsync(args, CancellationToken.None) is { } exitCode)
{
    return exitCode;
}

app.UseWebPages();
app.UseAccounts();
app.MapPlatform();
var api = app.MapApi();
GroupsApi.Map(api);
app.MapShared();
app.MapLegal();
app.MapDevelopmentPost();
await app.RunAsync();
return 0;
