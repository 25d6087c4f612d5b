using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>Reservation numbers as the pages write them.</summary>
internal static class Number
{
    public static string InFours(string number) => ReservationIdField.InFours(number);
}
