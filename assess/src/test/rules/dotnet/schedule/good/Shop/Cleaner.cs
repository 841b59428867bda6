using Shop.Hosting;

// a BackgroundService
class Cleaner : BackgroundService
{
}
