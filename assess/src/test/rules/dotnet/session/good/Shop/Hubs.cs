class Hubs
{
    void Add(Services services)
    {
        services.AddSignalR().AddStackExchangeRedis("redis");
    }
}
