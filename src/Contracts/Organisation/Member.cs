namespace OrleansBooking.Contracts.Organisation;

/// <summary>Somebody at the centre or the city, and how to reach them.</summary>
/// <param name="Side"><c>centre</c> or <c>city</c>.</param>
/// <param name="Duty">What for.</param>
/// <param name="Substitute">Who stands in.</param>
/// <param name="EmergencyPhone">Outside hours.</param>
[GenerateSerializer, Immutable, Alias("Member")]
public sealed record Member(
    string Side, string Duty, string Name, string? Substitute, string? Phone, string? EmergencyPhone, string? Fax, string? Email)
{
    public const string Centre = "centre";
    public const string City = "city";
}
