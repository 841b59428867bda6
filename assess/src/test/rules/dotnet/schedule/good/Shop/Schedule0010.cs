namespace Shop;

class Schedule0010
{
    void Run()
    {
        // configuration.UseInMemoryStorage();
        configuration.UsePostgreSqlStorage("db");
    }
}
