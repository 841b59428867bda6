using System.Timers;

class Poll
{
    private readonly Timer timer = new Timer(1000);
}
