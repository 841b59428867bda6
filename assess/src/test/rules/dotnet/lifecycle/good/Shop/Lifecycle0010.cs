namespace Shop;

class Lifecycle0010
{
    void Run()
    {
        // Environment.Exit(1);
        lifetime.StopApplication();
        var text = "Environment.Exit(1)";
    }
}
