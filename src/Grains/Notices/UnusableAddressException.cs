namespace OrleansBooking.Grains.Notices;

/// <summary>The registered address cannot be written to; the message does not tell it.</summary>
public sealed class UnusableAddressException() : Exception("The mail address cannot be used.");
