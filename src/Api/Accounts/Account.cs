using Microsoft.AspNetCore.Identity;

namespace OrleansBooking.Api.Accounts;

/// <summary>A staff account; its role decides what it may do and through which channel it books.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Whose it is, for administrators and the audit.</summary>
    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The password was set by an administrator: nothing else is possible before another one is chosen.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When an administrator locked it; apart from the lockout after wrong attempts, which ends by itself.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    public string? LockReason { get; set; }
}
