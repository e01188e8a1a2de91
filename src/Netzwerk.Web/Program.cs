using Netzwerk.Web.Actors;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Legal;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Platform;
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
builder.Services.AddActors();
builder.Services.AddGroups();
builder.Services.AddMeetings();
builder.Services.AddMinutes();
builder.Services.AddFollowUp();
var app = builder.Build();
app.UseWebPages();
app.MapPlatform();
app.MapShared();
app.MapLegal();
app.MapMeetings();
await app.RunAsync();
