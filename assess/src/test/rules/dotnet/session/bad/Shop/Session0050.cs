namespace Shop;

class Session0050
{
    void Run()
    {
        var cache = MemoryCache.Default;
        builder.Services.AddMemoryCache();
    }
}
