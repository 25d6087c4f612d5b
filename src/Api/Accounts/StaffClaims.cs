using System.Security.Claims;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Api.Accounts;

/// <summary>What a token says about its account: the id, the name, the role and the session, nothing else.</summary>
public static class StaffClaims
{
    public const string Id = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string Session = "sid";

    /// <summary>Not in the token: the session's <see cref="Sessions.Session.Limit"/>, as it is now.</summary>
    public const string Limit = "limit";

    /// <summary>The account of a signed-in caller.</summary>
    public static SignedIn AccountOf(ClaimsPrincipal caller) =>
        new(caller.FindFirstValue(Name)!, caller.FindFirstValue(Role)!, caller.FindFirstValue(Limit));

    public static Guid IdOf(ClaimsPrincipal caller) => Guid.Parse(caller.FindFirstValue(Id)!);

    public static Guid SessionOf(ClaimsPrincipal caller) => Guid.TryParse(caller.FindFirstValue(Session), out var session) ? session : Guid.Empty;

    public static ClaimsPrincipal Principal(Guid id, string userName, string role, Guid session) =>
        new(new ClaimsIdentity(
            [new(Id, id.ToString()), new(Name, userName), new(Role, role), new(Session, session.ToString())], StaffTokens.Scheme, Name, Role));
}
