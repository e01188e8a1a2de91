using Netzwerk.Web.Legal;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWebPages().AddShared();
var app = builder.Build();
app.UseWebPages();
app.MapShared();
app.MapLegal();
await app.RunAsync();
