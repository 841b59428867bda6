namespace Shop;

class Logging0030
{
    void Run()
    {
        // EventLog.WriteEntry("Shop", "started");
        EventLog.WriteEntry("Shop", "started");
        builder.Logging.AddConsole();
    }
}
