using System.Security.Claims;

namespace OrleansBooking.Api.Tokens;

/// <summary>What a good token says; its session may have ended.</summary>
public sealed record StaffCaller(ClaimsPrincipal Principal, Guid Session, string Role, DateTimeOffset Until);
