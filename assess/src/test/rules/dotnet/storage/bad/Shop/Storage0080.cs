namespace Shop;

class Storage0080
{
    void Run()
    {
        var one = new Mutex(true, @"Global\Shop");
    }
}
