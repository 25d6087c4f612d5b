namespace OrleansBooking.Grains.Notices;

/// <summary>Why a pass over the waiting notices ended.</summary>
public enum PassResult
{
    /// <summary>Nothing more is due.</summary>
    Drained,

    /// <summary>The batch is full; more may be due.</summary>
    More,

    /// <summary>The mail server is in trouble: better to wait than to try the next one.</summary>
    ServerInTrouble,
}
