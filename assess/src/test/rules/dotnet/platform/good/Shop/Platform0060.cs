namespace Shop;

class Platform0060
{
    void Run()
    {
        // Registry.LocalMachine
        var key = office.Registry;
        var text = "Registry.LocalMachine";
    }
}
