namespace Shop;

class Session0050
{
    void Run()
    {
        // MemoryCache.Default
        builder.Services.AddHybridCache();
        var text = "uses AddMemoryCache";
    }
}
