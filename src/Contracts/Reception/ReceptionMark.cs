namespace OrleansBooking.Contracts.Reception;

/// <summary>What the reception at a venue says of an appointment.</summary>
[GenerateSerializer, Alias("ReceptionMark")]
public enum ReceptionMark
{
    /// <summary>The person is there.</summary>
    Arrive = 0,

    /// <summary>The procedure is finished: the card was handed over, the certificate renewed.</summary>
    Done = 1,

    /// <summary>The person was there, but got nothing; a reason is needed.</summary>
    NotHandedOver = 2,

    /// <summary>Nobody came.</summary>
    NoShow = 3,

    /// <summary>The last of these was a slip: back to where it stood before.</summary>
    Undo = 4,
}
