namespace OrleansBooking.Api.SecondFactors;

/// <summary>An authenticator app of an account.</summary>
public sealed class Authenticator
{
    public Guid UserId { get; set; }

    /// <summary>Sealed under the staff ring.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Null until a first code has shown that the app has the secret.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The step of the last code that was taken: each code is good once (RFC 6238 §5.2).</summary>
    public long LastStep { get; set; }
}
