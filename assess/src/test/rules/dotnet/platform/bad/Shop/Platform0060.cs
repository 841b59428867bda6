using Microsoft.Win32;

namespace Shop;

class Platform0060
{
    void Run()
    {
        var key = Registry.LocalMachine;
    }
}
