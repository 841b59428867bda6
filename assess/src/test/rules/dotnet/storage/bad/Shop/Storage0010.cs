using System.IO;

namespace Shop;

class Storage0010
{
    void Run()
    {
        File.WriteAllText("orders.json", "[]");
        File.AppendAllLines("log.txt", lines);
    }
}
