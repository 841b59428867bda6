using Microsoft.Extensions.Hosting;

class Cleaner : BackgroundService
{
}
