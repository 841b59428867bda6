var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapHealthChecks("/healthz");
app.Run(); // TOP
