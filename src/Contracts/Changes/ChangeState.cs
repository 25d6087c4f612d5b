namespace OrleansBooking.Contracts.Changes;

/// <summary>Where a change stands.</summary>
[GenerateSerializer, Alias("ChangeState")]
public enum ChangeState
{
    /// <summary>Waits for another person.</summary>
    Pending = 0,
    Applied = 1,

    /// <summary>Another person refused it, or its author took it back.</summary>
    Refused = 2,
}
