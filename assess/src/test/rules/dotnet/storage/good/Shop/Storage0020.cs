using System.IO;

namespace Shop;

class Storage0020
{
    void Run()
    {
        // new FileStream("orders.dat", FileMode.Append)
        using var stream = new FileStream("orders.dat", FileMode.Open);
    }
}
