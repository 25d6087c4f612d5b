namespace OrleansBooking.Silo.Starting;

/// <summary>A step that runs once the silo is started and before it calls itself ready: loading the demo city, warming up.</summary>
/// <remarks>Steps run one after another in the order of registration; a step that throws ends the process.</remarks>
public interface IBeforeReady
{
    Task Run(CancellationToken cancellation);
}
