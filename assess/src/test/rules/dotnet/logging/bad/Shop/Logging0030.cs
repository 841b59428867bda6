using System.Diagnostics;

namespace Shop;

class Logging0030
{
    void Run()
    {
        EventLog.WriteEntry("Shop", "started");
        builder.Logging.AddEventLog();
    }
}
