namespace OrleansBooking.Api.Sessions;

/// <summary>One sign-in of an account, kept on the server so that it can be ended there.</summary>
public sealed class Session
{
    public Guid Id { get; set; }
    public Guid UserId { get; set; }

    /// <summary>The browser or program, as it calls itself.</summary>
    public string Client { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset LastUsedAt { get; set; }

    /// <summary>The latest end, used or not.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>When it was ended before that.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What must be done before anything else (<see cref="OrleansBooking.Contracts.Accounts.SessionLimits"/>).</summary>
    public string? Limit { get; set; }
}
