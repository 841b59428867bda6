namespace Shop;

class Session0020
{
    void Run()
    {
        // builder.Services.AddDistributedMemoryCache();
        builder.Services.AddStackExchangeRedisCache(options => { });
    }
}
