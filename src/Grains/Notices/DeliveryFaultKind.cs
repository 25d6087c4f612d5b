namespace OrleansBooking.Grains.Notices;

/// <summary>Whose fault it is, and so what happens next.</summary>
public enum DeliveryFaultKind
{
    /// <summary>The server cannot be used at all: no notice's attempt is counted, and the others wait too.</summary>
    ServerAway,

    /// <summary>The connection broke during a mail. The attempt counts, so that a mail that breaks servers does not stop the others for ever.</summary>
    Interrupted,

    /// <summary>This mail, for now.</summary>
    Transient,

    /// <summary>This mail, for good.</summary>
    Permanent,
}
