"""The device manager of Windows, asked through cfgmgr32.dll (as pyserial asks setupapi.dll).

Functions and constants: Microsoft, cfgmgr32.h. Elsewhere there is no such manager, and no device.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """A device as the device manager knows it."""

    instance: str  # USB\\VID_1A86&PID_7523\\5&2C0BC6F1&0&2
    problem: int  # 0: none
    place: str  # PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(2)
    title: str = ""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _OF_ENUMERATOR = 0x1  # CM_GETIDLIST_FILTER_ENUMERATOR
    _PRESENT = 0x100  # CM_GETIDLIST_FILTER_PRESENT
    _HAS_PROBLEM = 0x400  # DN_HAS_PROBLEM
    _DESCRIPTION = 0x1  # CM_DRP_DEVICEDESC
    _LOCATION_PATHS = 0x24  # CM_DRP_LOCATION_PATHS

    _manager = ctypes.WinDLL("cfgmgr32")

    def present() -> Iterator[Device]:
        """All USB devices that are plugged in, with the number of their problem."""
        for instance in _instances():
            node = wintypes.DWORD()
            if _manager.CM_Locate_DevNodeW(ctypes.byref(node), instance, 0):
                continue  # it went in the meantime
            status, problem = wintypes.ULONG(), wintypes.ULONG()
            if _manager.CM_Get_DevNode_Status(ctypes.byref(status), ctypes.byref(problem), node, 0):
                continue
            number = problem.value if status.value & _HAS_PROBLEM else 0
            yield Device(
                instance, number, _property(node, _LOCATION_PATHS), _property(node, _DESCRIPTION)
            )

    def _instances() -> list[str]:
        """The names of all devices on the USB bus: texts one after another, an empty one last."""
        size = wintypes.ULONG()
        flags = _OF_ENUMERATOR | _PRESENT
        if _manager.CM_Get_Device_ID_List_SizeW(ctypes.byref(size), "USB", flags):
            return []
        text = ctypes.create_unicode_buffer(size.value)
        if _manager.CM_Get_Device_ID_ListW("USB", text, size, flags):
            return []
        return [name for name in ctypes.wstring_at(text, size.value).split("\0") if name]

    def _property(node: wintypes.DWORD, which: int) -> str:
        """A text that the device manager keeps of a device; "" for none. Of several the first."""
        text = ctypes.create_unicode_buffer(512)
        size = wintypes.ULONG(ctypes.sizeof(text))
        failed = _manager.CM_Get_DevNode_Registry_PropertyW(
            node, which, None, ctypes.byref(text), ctypes.byref(size), 0
        )
        return "" if failed else text.value

else:

    def present() -> Iterator[Device]:
        """Nothing: this is no Windows."""
        return iter(())
