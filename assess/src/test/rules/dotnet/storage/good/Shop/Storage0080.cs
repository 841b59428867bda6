namespace Shop;

class Storage0080
{
    void Run()
    {
        // new Mutex(true, "Shop")
        var one = new Mutex();
        var many = new Semaphore(1, 1);
    }
}
