using System.IO;

namespace Shop;

class Storage0020
{
    void Run()
    {
        using var stream = new FileStream("orders.dat", FileMode.Append);
    }
}
