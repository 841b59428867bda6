using System.IO;

namespace Shop;

class Storage0010
{
    void Run()
    {
        // File.WriteAllText("orders.json", "[]");
        File.ReadAllText("orders.json");
        profile.File.Create();
        var text = "File.WriteAllText()";
    }
}
