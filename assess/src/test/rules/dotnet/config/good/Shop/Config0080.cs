namespace Shop;

class Config0080
{
    void Run()
    {
        // StoreLocation.LocalMachine
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
    }
}
