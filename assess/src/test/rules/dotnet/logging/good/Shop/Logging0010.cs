namespace Shop;

class Logging0010
{
    void Run()
    {
        // configuration.WriteTo.File("shop.log");
        configuration.WriteTo.Console();
    }
}
