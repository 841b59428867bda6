namespace Shop;

class Config0090
{
    void Run()
    {
        // DateTime.Now
        var now = DateTime.UtcNow;
        var at = DateTimeOffset.Now;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    }
}
