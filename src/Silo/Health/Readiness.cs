namespace OrleansBooking.Silo.Health;

/// <summary>Whether this process wants requests: not before everything is started, and no more once it is asked to stop.</summary>
public sealed class Readiness
{
    private volatile string _state = "starting";

    /// <summary><c>starting</c>, <c>ready</c> or <c>stopping</c>.</summary>
    public string State => _state;

    public void Open() => _state = "ready";

    public void Close() => _state = "stopping";
}
