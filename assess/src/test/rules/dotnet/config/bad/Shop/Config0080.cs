using System.Security.Cryptography.X509Certificates;

namespace Shop;

class Config0080
{
    void Run()
    {
        using var store = new X509Store(StoreName.My, StoreLocation.LocalMachine);
    }
}
