using Netzwerk.Web.Actors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Platform;
using Netzwerk.Web.Platform.Persons;

var builder = WebApplication.CreateBuilder(args);
var data = builder.Configuration["Netzwerk:DataDirectory"] ?? ".data";
builder.AddPlatform(
    builder.Configuration.GetConnectionString("Netzwerk")
        ?? throw new InvalidOperationException("No connection string"),
    MasterKey.Load(builder.Configuration["Netzwerk:MasterKey"], data),
    data
);
builder.Services.AddActors();
builder.Services.AddGroups();
builder.Services.AddMeetings();
builder.Services.AddMinutes();
builder.Services.AddFollowUp();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapPlatform();
await app.RunAsync();
