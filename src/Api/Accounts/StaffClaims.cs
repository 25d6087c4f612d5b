using System.Security.Claims;
using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Api.Accounts;

/// <summary>What a token or cookie says about its account: the id, the name and the role, nothing else.</summary>
public static class StaffClaims
{
    public const string Id = "sub";
    public const string Name = "name";
    public const string Role = "role";

    /// <summary>The account of a signed-in caller.</summary>
    public static SignedIn AccountOf(ClaimsPrincipal caller) => new(caller.FindFirstValue(Name)!, caller.FindFirstValue(Role)!);

    public static ClaimsPrincipal Principal(Guid id, string userName, string role, string scheme) =>
        new(new ClaimsIdentity(
            [new(Id, id.ToString()), new(Name, userName), new(Role, role)], scheme, Name, Role));
}
