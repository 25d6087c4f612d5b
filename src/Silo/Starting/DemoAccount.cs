namespace OrleansBooking.Silo.Starting;

/// <summary>A sign-in of the demo city, as <c>ready.json</c> lists it.</summary>
public sealed record DemoAccount(string Role, string UserName, string Password);
