using System.Text;
using QRCoder;

namespace Tripoint.Workspace.People;

/// <summary>A QR code as an image that stands in its own address.</summary>
internal static class QrCode
{
    public static string Address(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)));
    }
}
