class Startup
{
    void Configure(Services services)
    {
        services.AddDataProtection().PersistKeysToStackExchangeRedis(redis);
    }
}
