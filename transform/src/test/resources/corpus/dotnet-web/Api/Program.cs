var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/stars", () => Core.Sky.Stars);
app.Run();
