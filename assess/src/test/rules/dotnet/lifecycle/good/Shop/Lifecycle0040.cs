namespace Shop;

class Lifecycle0040
{
    void Run()
    {
        // Environment.ProcessorCount
        var workers = Machine.ProcessorCount;
    }
}
